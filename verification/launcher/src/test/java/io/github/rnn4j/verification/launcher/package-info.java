/** Starts the launcher as a user would, in a project where Maven and the command line are stand-ins. */
package io.github.rnn4j.verification.launcher;
