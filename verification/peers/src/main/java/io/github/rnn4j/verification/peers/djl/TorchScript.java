package io.github.rnn4j.verification.peers.djl;

import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.verification.benchmarks.workload.Layer;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a workload as TorchScript, without Python: an archive of a module with nothing in it but the text of its {@code forward},
 * which takes input, states and parameters and returns the states.
 */
final class TorchScript {
    /** A pickle of a module without attributes but whether it is being trained, which it is not. */
    private static final String MODULE =
            "\u0080\u0002c__torch__\nM\nq\u0000)\u0081}X\b\u0000\u0000\u0000trainingq\u0001\u0089sb.";
    /** A pickle of no constants. */
    private static final String CONSTANTS = "\u0080\u0002).";

    private static final String LINE = "    ";

    private final StringBuilder code = new StringBuilder();
    private final List<String> arguments = new ArrayList<>(List.of("x"));
    private final List<String> states = new ArrayList<>();
    private final boolean stream;

    private TorchScript(Workload workload) {
        stream = workload.kind() == Workload.Kind.STREAM;
        String input = "x";
        int blocks = workload.layers().size();
        for (int block = 0; block < blocks; block++) {
            input = add(workload.layers().get(block), "b" + block, input, block == blocks - 1);
        }
    }

    /** Returns the archive. The arguments: input, for each block its states, then for each block its parameters. */
    static byte[] archive(Workload workload) {
        return zipped(new TorchScript(workload).text());
    }

    private String text() {
        List<String> inOrder = new ArrayList<>(arguments);
        // States first: they change from call to call.
        inOrder.sort((one, other) -> Integer.compare(rank(one), rank(other)));
        return "class M(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n  def forward(self: __torch__.M,\n"
                + LINE
                + String.join(
                        ", ", inOrder.stream().map(name -> name + ": Tensor").toList())
                + ") -> " + typed() + ":\n"
                + code + LINE + "return " + (states.size() == 1 ? states.get(0) : "(" + String.join(", ", states) + ")")
                + "\n";
    }

    private String typed() {
        return states.size() == 1
                ? "Tensor"
                : "Tuple["
                        + String.join(
                                ", ", states.stream().map(name -> "Tensor").toList()) + "]";
    }

    private static int rank(String argument) {
        return argument.equals("x") ? 0 : argument.contains("w") ? 2 : 1;
    }

    /** Adds a block; returns the name of its output, {@code [steps, batch, hidden]}. */
    private String add(Layer layer, String name, String input, boolean last) {
        return layer.cell().equals(CellSpec.RNN) ? addLoops(layer, name, input, last) : addFused(layer, name, input);
    }

    private String addFused(Layer layer, String name, String input) {
        List<String> weights = new ArrayList<>();
        for (int i = 0; i < 4 * layer.count(); i++) {
            weights.add(name + "w" + i);
        }
        boolean lstm = layer.cell().equals(CellSpec.LSTM);
        String hidden = name + "h";
        arguments.add(hidden);
        arguments.addAll(weights);
        code.append(LINE)
                .append(name)
                .append("y, ")
                .append(hidden)
                .append("n")
                .append(lstm ? ", " + name + "cn" : "")
                .append(" = torch.")
                .append(layer.cell())
                .append("(")
                .append(input)
                .append(", ")
                .append(lstm ? "[" + hidden + ", " + hidden + "]" : hidden)
                .append(", [")
                .append(String.join(", ", weights))
                .append("], True, ")
                .append(layer.count())
                .append(", 0., False, False, False)\n");
        states.add(hidden + "n");
        return name + "y";
    }

    private String addLoops(Layer layer, String name, String input, boolean last) {
        String from = input;
        for (int i = 0; i < layer.count(); i++) {
            from = addLoop(name + "l" + i, from, last && i == layer.count() - 1);
        }
        return from;
    }

    /** All products with the input as one; then step by step. A sequence begins at zero, so its first step needs no product. */
    private String addLoop(String name, String input, boolean last) {
        String text = """
                    Np = torch.linear(X, Nw0, torch.add(Nw2, Nw3))
                    Nt = torch.t(Nw1)
                    Ns = FIRST
                    Nout = annotate(List[Tensor], [])
                    _N0 = torch.append(Nout, Ns)
                    for Ni in range(torch.len(Np) - 1):
                      Ns = torch.tanh(torch.addmm(torch.select(Np, 0, Ni + 1), Ns, Nt))
                      _N1 = torch.append(Nout, Ns)
                """;
        String first = stream
                ? "torch.tanh(torch.addmm(torch.select(Np, 0, 0), Nh, Nt))"
                : "torch.tanh(torch.select(Np, 0, 0))";
        if (last) {
            text = text.lines().filter(line -> !line.contains("Nout")).reduce("", (one, line) -> one + line + "\n");
        } else {
            text += "    Ny = torch.stack(Nout, 0)\n";
        }
        code.append(text.replace("FIRST", first).replace("X", input).replaceAll("N(?=[a-z0-9])", name));
        if (stream) {
            arguments.add(name + "h");
        }
        for (int i = 0; i < 4; i++) {
            arguments.add(name + "w" + i);
        }
        if (stream || last) {
            states.add(name + "s");
        }
        return name + "y";
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store("m/data.pkl", MODULE, zip);
            store("m/code/__torch__.py", text, zip);
            store("m/constants.pkl", CONSTANTS, zip);
            store("m/version", "3\n", zip);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** PyTorch reads entries that are not compressed. */
    private static void store(String name, String text, ZipOutputStream zip) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
