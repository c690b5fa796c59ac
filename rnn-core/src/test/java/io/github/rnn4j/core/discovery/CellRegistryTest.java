package io.github.rnn4j.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.CellSpec;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellRegistryTest {
    @Test
    void aCellIsChosenByItsType() {
        NamedCell rnn = new NamedCell("rnn");
        NamedCell foreign = new NamedCell("vendor/rnn");

        CellRegistry registry = new CellRegistry(List.of(rnn, foreign));

        assertThat(registry.choose("vendor/rnn")).isSameAs(foreign);
        assertThat(registry.types()).containsExactly("rnn", "vendor/rnn");
    }

    @Test
    void anUnknownTypeGetsASuggestionAndTheListOfAll() {
        CellRegistry registry =
                new CellRegistry(List.of(new NamedCell("rnn"), new NamedCell("lstm"), new NamedCell("A")));

        assertThatThrownBy(() -> registry.choose("lstmm"))
                .hasMessage("cell 'lstmm' not found. Did you mean 'lstm'? On the class path: rnn, lstm. Broken: "
                        + NamedCell.class.getName()
                        + " (name: expected lower-case letters, digits and hyphens but got 'A').")
                .satisfies(e -> assertThat(((RnnException) e).code()).isEqualTo(ErrorCode.CELL_NOT_FOUND));
        assertThatThrownBy(() -> new CellRegistry(List.of()).choose("rnn"))
                .hasMessage("cell 'rnn' not found. No cell is on the class path.");
    }

    @Test
    void ofTwoProvidersOfOneTypeTheFirstWins() {
        NamedCell first = new NamedCell("rnn");

        CellRegistry registry = new CellRegistry(List.of(first, new NamedCell("rnn")));

        assertThat(registry.choose("rnn")).isSameAs(first);
        assertThat(registry.listings())
                .extracting(CellListing::state)
                .containsExactly(ProviderState.AVAILABLE, ProviderState.DUPLICATE);
    }

    @Test
    void aBrokenCellHidesNoOther(@TempDir Path folder) throws Exception {
        try (URLClassLoader loader =
                ServiceFolder.loader(folder, CellProvider.class, "com.example.GoneCell", PublicCell.class.getName())) {
            CellRegistry registry = CellRegistry.of(loader);

            assertThat(registry.choose("public")).isInstanceOf(PublicCell.class);
            assertThat(registry.listings())
                    .anySatisfy(listing -> assertThat(listing.reason()).contains("com.example.GoneCell not found"));
        }
    }

    private static class NamedCell implements CellProvider {
        private final String type;

        NamedCell(String type) {
            this.type = type;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public Cell create(CellSpec spec, int inputSize, int hiddenSize) {
            throw new IllegalStateException("a name only");
        }
    }

    /** As the service loader wants it. */
    public static final class PublicCell extends NamedCell {
        /** For the service loader. */
        public PublicCell() {
            super("public");
        }
    }
}
