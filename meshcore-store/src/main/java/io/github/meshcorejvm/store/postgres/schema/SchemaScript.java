package io.github.meshcorejvm.store.postgres.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** SQL that is longer than a line or two, in files of this package. */
final class SchemaScript {

    private SchemaScript() {}

    static String read(String name) {
        try (InputStream in = Objects.requireNonNull(SchemaScript.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
