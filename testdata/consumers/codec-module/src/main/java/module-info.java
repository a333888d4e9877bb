module consumer {
    requires io.github.meshcorejvm.codec;
}
