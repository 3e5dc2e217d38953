import java.nio.file.Path;
import java.util.List;

/** Somebody who puts carbon applications on a base image and pushes the result. */
interface Contestant {
    String name();

    /**
     * Builds and pushes.
     *
     * @param base reference of the base
     * @param cars the applications, each in a layer of its own
     * @param to reference to push to
     * @return processor time in ms; negative if it is that of this process
     */
    long push(String base, List<Path> cars, String to) throws Exception;

    /** Runs a command to its end, and gives its processor time in ms. */
    static long run(Path folder, String... command) throws Exception {
        Path times = folder.resolve("times");
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().addAll(List.of("bash", "-c", "TIMEFORMAT='%3U %3S'; { time \"$@\" 2>&3; } 3>\"$0.log\" 2>\"$0\""));
        builder.command().add(times.toString());
        builder.command().addAll(List.of(command));
        int code = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + ": exit code " + code + ", see " + times + ".log");
        }
        String[] seconds = java.nio.file.Files.readString(times).strip().split(" ");
        return Math.round(1000 * (Double.parseDouble(seconds[0]) + Double.parseDouble(seconds[1])));
    }
}
