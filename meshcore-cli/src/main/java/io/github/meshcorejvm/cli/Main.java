package io.github.meshcorejvm.cli;

/** The entry point of the {@code meshcore} command. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] args) {}
}
