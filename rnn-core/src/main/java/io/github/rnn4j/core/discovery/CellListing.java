package io.github.rnn4j.core.discovery;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * One line about a cell's provider, for people. Immutable.
 *
 * @param type type name to pick it by; {@code (broken)} if it has none that can be used
 * @param state what became of it; a sound cell is available everywhere
 * @param reason why it cannot be used; empty if it can
 * @param providerClass name of the providing class; empty if it is not known
 */
@Experimental
public record CellListing(String type, ProviderState state, String reason, String providerClass) {}
