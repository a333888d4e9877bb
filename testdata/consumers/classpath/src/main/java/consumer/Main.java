package consumer;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import java.nio.file.Path;

public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        try (MeshStore store = MeshStore.open(Path.of(arguments[0]), StoreOptions.DEFAULT)) {
            System.out.println(store.totals().transmissions() + " transmissions by " + store.getClass().getModule());
        }
    }
}
