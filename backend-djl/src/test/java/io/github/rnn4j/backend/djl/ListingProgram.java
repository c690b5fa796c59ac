package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.error.RnnException;
import java.util.ServiceLoader;

/** Lists and probes what there is; then tries to open those that are named. */
final class ListingProgram {
    private ListingProgram() {}

    public static void main(String[] names) {
        for (BackendProvider provider : ServiceLoader.load(BackendProvider.class)) {
            Availability found = provider.probe(new MachineContext());
            System.out.println(provider.name() + " " + provider.priority() + " "
                    + provider.capabilities().device() + " " + found.available() + ": " + found.reason() + " | "
                    + found.remedy());
            for (String name : names) {
                if (name.equals(provider.name())) {
                    open(provider);
                }
            }
        }
    }

    private static void open(BackendProvider provider) {
        try {
            provider.open(BackendOptions.DEFAULT).close();
            System.out.println("opened " + provider.name());
        } catch (RnnException e) {
            System.out.println("refused " + e.code() + ": " + e.getMessage());
            Availability later = provider.probe(new MachineContext());
            System.out.println("then " + later.available() + ": " + later.reason());
        }
    }
}
