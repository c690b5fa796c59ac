package io.github.rnn4j.tasks.common.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads tables by their content, whatever the file is called: plain or gzip, in strict UTF-8. A tab in the header line
 * makes it TSV, whose fields are taken as they stand, for a quotation mark there is part of a text; else it is CSV (RFC
 * 4180) with commas, or with semicolons where the header line has more of those.
 */
@Experimental
public final class TableReader {
    private TableReader() {}

    /**
     * Reads a whole file.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if the file cannot be read, {@code INVALID_DATA} if what is in it
     *     is no table; the message names the line
     */
    public static Table read(Path path) {
        FileContent content = FileContent.read(path);
        String header = content.text().lines().findFirst().orElse("");
        if (header.isBlank()) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    content.name() + ": expected a header line but got an empty one (line 1)."
                            + " Put the column names there.");
        }
        List<TableRow> records =
                header.indexOf('\t') >= 0 ? tabSeparated(content.text()) : quoted(content, separator(header));
        List<String> columns =
                records.get(0).fields().stream().map(String::strip).toList();
        return new Table(content.name(), content.sha256(), columns, records.subList(1, records.size()));
    }

    static char separator(String header) {
        long commas = header.chars().filter(c -> c == ',').count();
        long semicolons = header.chars().filter(c -> c == ';').count();
        return semicolons > commas ? ';' : ',';
    }

    private static List<TableRow> tabSeparated(String text) {
        List<TableRow> records = new ArrayList<>();
        int line = 1;
        for (int start = 0; start < text.length(); line++) {
            int newline = text.indexOf('\n', start);
            int next = newline < 0 ? text.length() : newline;
            int end = next > start && text.charAt(next - 1) == '\r' ? next - 1 : next;
            if (end > start) {
                records.add(new TableRow(
                        line, Arrays.asList(text.substring(start, end).split("\t", -1))));
            }
            start = next + 1;
        }
        return records;
    }

    /** Returns how CSV is read; rows of another width than the header are refused elsewhere, with their line. */
    static CsvReader.CsvReaderBuilder csv(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false);
    }

    private static List<TableRow> quoted(FileContent content, char separator) {
        List<TableRow> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = csv(separator).ofCsvRecord(content.text())) {
            for (CsvRecord record : reader) {
                records.add(new TableRow(record.getStartingLineNumber(), record.getFields()));
            }
        } catch (CsvParseException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    content.name() + ": expected CSV but got '" + reason.getMessage()
                            + "'. Mend the quotation marks there.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }
}
