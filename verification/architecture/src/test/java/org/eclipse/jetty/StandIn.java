package org.eclipse.jetty;

/** Stands for this library, which the fixtures need not have. */
public final class StandIn {
    private StandIn() {}
}
