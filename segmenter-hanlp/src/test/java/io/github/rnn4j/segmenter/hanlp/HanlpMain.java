package io.github.rnn4j.segmenter.hanlp;

import io.github.rnn4j.api.error.RnnException;
import java.nio.charset.StandardCharsets;

/** Prints the version and the words of a text, or why there are none. */
final class HanlpMain {
    private HanlpMain() {}

    public static void main(String[] args) {
        HanlpSegmenter segmenter = new HanlpSegmenter();
        String words;
        try {
            words = String.join("|", segmenter.words("昨天收到包裹,包装破损严重,但客服处理非常及时"));
        } catch (RnnException e) {
            words = e.getMessage();
        }
        System.out.writeBytes((segmenter.version() + " " + words).getBytes(StandardCharsets.UTF_8));
    }
}
