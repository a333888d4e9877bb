package io.github.meshcorejvm.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class OutlinesTest {

    @Test
    void landIsWhereTheAtlasHasIt() throws IOException {
        assertThat(lines(1000, 5500, 200)).as("Denmark").hasSizeGreaterThan(5);
        assertThat(lines(-12_000, -4000, 500)).as("the South Pacific").isEmpty();
        // The border of France and Germany along the Rhine, without a coast.
        assertThat(lines(790, 4850, 40))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line.getAsJsonArray().get(0).getAsInt()).isEqualTo(1));
    }

    @Test
    void aWindowAcrossTheAntimeridianHasBothSides() throws IOException {
        // Fiji is on both.
        JsonArray fiji = lines(18_000, -1700, 200);

        assertThat(fiji).anyMatch(line -> line.getAsJsonArray().get(1).getAsInt() > 17_000);
        assertThat(fiji).anyMatch(line -> line.getAsJsonArray().get(1).getAsInt() < -17_000);
    }

    private static JsonArray lines(int longitude, int latitude, int half) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        Outlines.write(new Outlines.Window(longitude, latitude, half, half), json);
        json.flush();
        JsonElement parsed = JsonParser.parseString(text.toString());
        return parsed.getAsJsonArray();
    }
}
