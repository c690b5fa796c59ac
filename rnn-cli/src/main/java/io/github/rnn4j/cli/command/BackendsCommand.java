package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.cli.failure.ExitCode;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.output.Table;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.core.discovery.BackendListing;
import io.github.rnn4j.core.discovery.BackendRegistry;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the engines there are, and why those that cannot work here cannot. */
@Command(
        name = "backends",
        description = "Lists the engines there are; of those that work, the first is taken unless --backend names one.",
        footer = {"  ./rnn backends", "  ./rnn backends --json backends.json"})
@Internal
public final class BackendsCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final BackendRegistry registry;

    @Mixin
    private final JsonOption json = new JsonOption();

    /** Lists what is in a registry. */
    public BackendsCommand(Terminal terminal, BackendRegistry registry) {
        this.terminal = terminal;
        this.registry = registry;
    }

    @Override
    public Integer call() {
        JsonFile file = json.check();
        List<BackendListing> listings = registry.listings();
        Table table = new Table("backend", "priority", "available", "reason", "what to do");
        listings.forEach(listing -> table.row(
                listing.name(),
                Integer.toString(listing.priority()),
                listing.available() ? "yes" : "no",
                listing.reason(),
                listing.remedy()));
        table.print(terminal.out(), "");
        file.write(Listed.of(listings));
        return ExitCode.DONE;
    }

    /**
     * The list as JSON.
     *
     * @param schemaVersion 1
     * @param command this one
     * @param backends one entry a backend, best first
     */
    record Listed(int schemaVersion, String command, List<Entry> backends) {
        private static Listed of(List<BackendListing> listings) {
            return new Listed(1, "backends", listings.stream().map(Entry::of).toList());
        }
    }

    /**
     * One backend.
     *
     * @param remedy what the user can do; null if it is available
     */
    record Entry(
            String name,
            int priority,
            boolean available,
            String reason,
            @Nullable String remedy) {
        private static Entry of(BackendListing listing) {
            return new Entry(
                    listing.name(),
                    listing.priority(),
                    listing.available(),
                    listing.reason(),
                    listing.remedy().isBlank() ? null : listing.remedy());
        }
    }
}
