package io.github.meshcorejvm.cli.config;

import com.google.gson.JsonElement;
import io.github.meshcorejvm.cli.Sha256Text;
import io.github.meshcorejvm.cli.json.Json;
import io.github.meshcorejvm.cli.json.JsonFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Merges the channel keys: the built-in one, the key file, {@code hashChannels}, {@code channelKeys}; later ones win. */
final class ChannelKeyReader {

    private static final String KEYS_MISSING = "its keys are missing";

    private static final String PUBLIC = "Public";
    private static final String PUBLIC_KEY = "8b3387e9c5cdea6ac9e5edbaa115cd72";
    private static final int HASHTAG_KEY_BYTES = 16;

    private final Warnings warnings;
    private final Map<String, ChannelKeyEntry> merged = new TreeMap<>();

    ChannelKeyReader(Warnings warnings) {
        this.warnings = warnings;
    }

    List<ChannelKeyEntry> read(ConfigObject config, Optional<Path> keyFile) {
        put(PUBLIC, PUBLIC_KEY, 0);
        keyFile.flatMap(this::parse).ifPresent(keys -> putAll(keys, 1));
        for (String name : config.strings("hashChannels")) {
            String hashtag = name.startsWith("#") ? name : "#" + name;
            put(hashtag, HexFormat.of().formatHex(Sha256Text.hash(hashtag), 0, HASHTAG_KEY_BYTES), 2);
        }
        config.child("channelKeys").ifPresent(keys -> putAll(keys, 3));
        return new ArrayList<>(merged.values());
    }

    private Optional<ConfigObject> parse(Path file) {
        try {
            return Optional.of(new ConfigObject(Json.parseObject(ConfigBytes.read(file)), "", warnings));
        } catch (IOException unreadable) {
            warnings.addGap(
                    "the key file " + file + " cannot be read: " + ConfigBytes.reason(unreadable), KEYS_MISSING);
        } catch (JsonFormatException malformed) {
            // The parser's own text could quote a key.
            warnings.addGap("the key file " + file + " is not a JSON object", KEYS_MISSING);
        }
        return Optional.empty();
    }

    /** Other spellings of the name Public come first, so that the exact one wins. */
    private void putAll(ConfigObject keys, int rank) {
        keys.keys().stream().filter(name -> !name.equals(PUBLIC)).forEach(name -> putChecked(keys, name, rank));
        keys.keys().stream().filter(name -> name.equals(PUBLIC)).forEach(name -> putChecked(keys, name, rank));
    }

    private void putChecked(ConfigObject keys, String name, int rank) {
        if (name.isBlank()) {
            warnings.add("a channel key without a name is ignored");
            return;
        }
        JsonElement value = keys.value(name).orElseThrow();
        Optional<String> hex =
                ConfigObject.isString(value) ? ChannelKeyText.hex(value.getAsString()) : Optional.empty();
        if (hex.isPresent()) {
            put(name.equalsIgnoreCase(PUBLIC) ? PUBLIC : name, hex.get(), rank);
            return;
        }
        // Name and key may have been mixed up.
        String shown = ChannelKeyText.hex(name).isPresent() ? "(name not shown, it looks like a key)" : name;
        warnings.add("the key of channel " + shown + " is not " + ChannelKeyText.ALLOWED + "; the channel is skipped");
    }

    private void put(String name, String hex, int rank) {
        merged.put(name, new ChannelKeyEntry(name, Secret.of(hex), rank));
    }

    /** The key file named by {@code config} and the environment, or else the one next to the configuration. */
    static Optional<Path> keyFile(ConfigObject config, Map<String, String> environment, Optional<Path> configFile) {
        Optional<String> named = Optional.of(
                        environment.getOrDefault("CHANNEL_KEYS_PATH", "").trim())
                .filter(path -> !path.isEmpty())
                .or(() -> config.text("channelKeysPath"));
        if (named.isPresent()) {
            return named.map(path -> ConfigObject.file(config.name("channelKeysPath"), path));
        }
        return configFile
                .map(file -> file.resolveSibling("channel-rainbow.json"))
                .filter(Files::isRegularFile);
    }
}
