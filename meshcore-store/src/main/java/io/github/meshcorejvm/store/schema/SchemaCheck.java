package io.github.meshcorejvm.store.schema;

import java.util.List;

/**
 * What was found about a database server. All are texts for people, without secrets.
 *
 * @param facts what it is: version, address, schema, role
 * @param problems what must be repaired, or the database will not be accepted by this or other programs
 * @param notes what an operator should know
 */
public record SchemaCheck(List<String> facts, List<String> problems, List<String> notes) {

    /** Nothing to say. */
    public static final SchemaCheck NONE = new SchemaCheck(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public SchemaCheck {
        facts = List.copyOf(facts);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }
}
