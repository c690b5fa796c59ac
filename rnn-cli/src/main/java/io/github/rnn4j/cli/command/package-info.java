/**
 * The commands, one file each, with the options that several of them share. A command reads its options, checks them, has
 * the work done elsewhere and shows what came of it. Start with {@link io.github.rnn4j.cli.command.RnnCommand}.
 */
@NullMarked
package io.github.rnn4j.cli.command;

import org.jspecify.annotations.NullMarked;
