package io.github.rnn4j.tasks.common.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table as they come in, one held at a time: the same tables as {@link TableReader} reads, also from a source that has no end
 * yet. Not thread-safe.
 */
@Experimental
public final class TableStream implements AutoCloseable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final BufferedReader reader;
    private final Iterator<TableRow> rows;
    private final Table table;
    private @Nullable TableRow first;

    private TableStream(String name, InputStream in) throws IOException {
        this.name = name;
        this.reader = new BufferedReader(new InputStreamReader(
                PlainOrGzip.unpacked(in),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        String header = reader.readLine();
        if (header != null && !header.isEmpty() && header.charAt(0) == BYTE_ORDER_MARK) {
            header = header.substring(1);
        }
        if (header == null || header.isBlank()) {
            throw invalid(
                    name + ": expected a header line but got "
                            + (header == null ? "nothing" : "an empty one (line 1)")
                            + ". Put the column names there.",
                    null);
        }
        List<String> columns;
        if (header.indexOf('\t') >= 0) {
            columns = Arrays.asList(header.split("\t", -1));
            this.rows = new TabSeparated(reader);
        } else {
            char separator = TableReader.separator(header);
            columns = TableReader.csv(separator)
                    .ofCsvRecord(new StringReader(header))
                    .iterator()
                    .next()
                    .getFields();
            Iterator<CsvRecord> records =
                    TableReader.csv(separator).ofCsvRecord(reader).iterator();
            this.rows = new Quoted(records);
        }
        // Its checks are those of a whole table: each column once, at least one row, as many fields as columns.
        TableRow row = rows.hasNext() ? rows.next() : null;
        this.first = row;
        this.table = new Table(
                name, "", columns.stream().map(String::strip).toList(), row == null ? List.of() : List.of(row));
    }

    /**
     * Opens a file, plain or gzip.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot be read, {@code INVALID_DATA} if what is in it is no table
     */
    public static TableStream open(Path file) {
        String name = file.toString();
        try {
            return of(name, Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT, name + ": expected a file but there is none. Check the name.", e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * Reads from a stream; waits for its header and its first row.
     *
     * @param name how messages call it
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot be read, {@code INVALID_DATA} if what is in it is no table
     */
    public static TableStream of(String name, InputStream in) {
        return reading(name, () -> new TableStream(name, in));
    }

    /** Returns the table's name and columns; of its rows the first only. */
    public Table table() {
        return table;
    }

    /**
     * Waits for the next row.
     *
     * @return the row; null at the end
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot be read, {@code INVALID_DATA} if it has another number of fields
     *     than the header, or is none; the message names the line
     */
    public @Nullable TableRow next() {
        TableRow row = first;
        if (row != null) {
            first = null;
            return row;
        }
        TableRow next = reading(name, () -> rows.hasNext() ? rows.next() : null);
        if (next != null) {
            table.check(next);
        }
        return next;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private interface Reading<T extends @Nullable Object> {
        T read() throws IOException;
    }

    private static <T extends @Nullable Object> T reading(String name, Reading<T> what) {
        try {
            return what.read();
        } catch (CsvParseException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw invalid(name + ": expected CSV but got '" + reason.getMessage() + "'. Mend it there.", e);
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause();
            throw ofReading(name, cause == null ? new IOException(e) : cause);
        } catch (IOException e) {
            throw ofReading(name, e);
        }
    }

    private static RnnException ofReading(String name, IOException e) {
        return e instanceof CharacterCodingException
                ? invalid(name + ": expected UTF-8 but got other bytes. Convert it first.", e)
                : unreadable(name, e);
    }

    private static RnnException unreadable(String name, IOException e) {
        return new RnnException(
                ErrorCode.INPUT_OUTPUT,
                name + ": expected readable rows but got '" + e.getMessage() + "'. Check the file.",
                e);
    }

    private static RnnException invalid(String message, @Nullable Throwable cause) {
        return new RnnException(ErrorCode.INVALID_DATA, message, cause);
    }

    /** Fields as they stand between tabs, empty lines left out. */
    private static final class TabSeparated implements Iterator<TableRow> {
        private final BufferedReader reader;
        private long line = 1;
        private @Nullable TableRow ready;

        private TabSeparated(BufferedReader reader) {
            this.reader = reader;
        }

        @Override
        public boolean hasNext() {
            try {
                String text = "";
                while (ready == null && text != null) {
                    text = reader.readLine();
                    line++;
                    if (text != null && !text.isEmpty()) {
                        ready = new TableRow(line, Arrays.asList(text.split("\t", -1)));
                    }
                }
                return ready != null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public TableRow next() {
            TableRow row = hasNext() ? ready : null;
            if (row == null) {
                throw new NoSuchElementException();
            }
            ready = null;
            return row;
        }
    }

    /** Records of CSV; their lines are counted from below the header. */
    private record Quoted(Iterator<CsvRecord> records) implements Iterator<TableRow> {
        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public TableRow next() {
            CsvRecord record = records.next();
            return new TableRow(record.getStartingLineNumber() + 1, record.getFields());
        }
    }
}
