module consumer {
    requires io.github.meshcorejvm.store;
}
