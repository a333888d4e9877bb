package io.github.meshcorejvm.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * As picocli's own factory, which looks for classes of Groovy when it is loaded, and so searches the whole class path. It is
 * not needed for a command without annotations, whose values are at most lists.
 */
final class LateFactory implements IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
        return type == List.class
                ? type.cast(new ArrayList<>())
                : CommandLine.defaultFactory().create(type);
    }
}
