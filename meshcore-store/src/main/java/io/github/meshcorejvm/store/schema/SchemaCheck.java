package io.github.meshcorejvm.store.schema;

import java.util.List;

/**
 * The findings about a database server, as texts for people, without secrets.
 *
 * @param facts its version, address, schema, role
 * @param problems what must be repaired, or the database will not be accepted by this or other programs
 * @param notes what an operator should know
 */
public record SchemaCheck(List<String> facts, List<String> problems, List<String> notes) {

    /** No findings. */
    public static final SchemaCheck NONE = new SchemaCheck(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public SchemaCheck {
        facts = List.copyOf(facts);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }
}
