import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What went through the proxy since it was last asked. */
record Traffic(long requests, long sent, long received) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Traffic take(String control) throws IOException, InterruptedException {
        String answer = HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://" + control)).build(), BodyHandlers.ofString())
                .body();
        String[] numbers = answer.split(" ");
        return new Traffic(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }
}
