package io.github.rnn4j.tasks.sentiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reviews that nobody wrote: a thing and a judgement, so that any learner can tell the classes apart. */
final class MadeUpReviews {
    private static final List<String> THINGS =
            List.of("phone", "soup", "film", "shirt", "kettle", "book", "lamp", "chair", "pen", "cup");
    private static final List<String> BAD = List.of("awful", "broken", "dull", "cold");
    private static final List<String> GOOD = List.of("wonderful", "solid", "lovely", "warm");

    private MadeUpReviews() {}

    /** Writes 160 of them, in halves; six of ten things are for training, two each for validation and test. */
    static Path write(Path file) throws IOException {
        StringBuilder rows = new StringBuilder("text\tlabel\tsplit\tthing\n");
        for (int thing = 0; thing < THINGS.size(); thing++) {
            String part = thing < 6 ? "train" : thing < 8 ? "validation" : "test";
            for (int word = 0; word < BAD.size(); word++) {
                row(rows, "the " + THINGS.get(thing) + " is " + BAD.get(word), 0, part, thing);
                row(rows, "a " + BAD.get(word) + " " + THINGS.get(thing), 0, part, thing);
                row(rows, "the " + THINGS.get(thing) + " is " + GOOD.get(word), 1, part, thing);
                row(rows, "a " + GOOD.get(word) + " " + THINGS.get(thing), 1, part, thing);
            }
        }
        return Files.writeString(file, rows);
    }

    private static void row(StringBuilder rows, String text, int label, String part, int thing) {
        rows.append(text)
                .append('\t')
                .append(label)
                .append('\t')
                .append(part)
                .append('\t')
                .append(thing)
                .append('\n');
    }

    /** Writes Chinese ones: what is broken or slow is bad, what is prompt or whole is good, whatever it is about. */
    static Path writeShop(Path file) throws IOException {
        StringBuilder rows = new StringBuilder("text\tlabel\tsplit\n");
        List<String> bad = List.of("破损严重", "破损", "太慢", "很差");
        List<String> good = List.of("非常及时", "及时", "完好", "很好");
        int number = 0;
        for (String thing : List.of("昨天收到包裹", "包装", "客服处理", "快递", "商品包装", "客服", "昨天客服处理", "包裹")) {
            for (int i = 0; i < 4; i++) {
                for (String mark : List.of("", "！", "。")) {
                    String part = number++ % 4 == 3 ? "validation" : "train";
                    rows.append(thing + bad.get(i) + mark + "\t0\t" + part + "\n");
                    rows.append(thing + good.get(i) + mark + "\t1\t" + part + "\n");
                }
            }
        }
        return Files.writeString(file, rows);
    }
}
