/**
 * Chinese words by HanLP, found on the class path: {@link io.github.rnn4j.segmenter.hanlp.HanlpSegmenter}. The one home of that library.
 */
@NullMarked
package io.github.rnn4j.segmenter.hanlp;

import org.jspecify.annotations.NullMarked;
