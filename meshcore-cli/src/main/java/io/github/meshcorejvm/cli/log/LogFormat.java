package io.github.meshcorejvm.cli.log;

/** How log lines look. */
public enum LogFormat {
    /** Time, level, message: for people. */
    TEXT,
    /** One JSON object per line: for programs. */
    JSON
}
