package io.github.meshcorejvm.cli.decode.input;

/**
 * A line of the input.
 *
 * @param text without its end
 * @param number from 1; 0 if the input has no lines
 */
record NumberedLine(String text, long number) {

    String stripped() {
        return text.strip();
    }

    Found.Unreadable unreadable(int offset, String problem) {
        return new Found.Unreadable(text.strip(), number, offset, problem);
    }
}
