package io.github.rnn4j.verification.benchmarks.report;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file that results will go to: refused before minutes of measuring if it cannot be written. */
public final class FileToWrite implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
        Path file = Path.of(value);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw new TypeConversionException("expected a file in a folder that exists but got '" + value
                    + "'. Make the folder first, or name another.");
        }
        return file;
    }
}
