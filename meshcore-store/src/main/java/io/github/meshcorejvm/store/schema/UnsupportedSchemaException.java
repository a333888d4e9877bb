package io.github.meshcorejvm.store.schema;

import io.github.meshcorejvm.store.StoreException;

/** This program must not write to the database. Says what was found, and what to do. Nothing was changed. */
public final class UnsupportedSchemaException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was found and what to do. */
    public UnsupportedSchemaException(String message) {
        super(message);
    }
}
