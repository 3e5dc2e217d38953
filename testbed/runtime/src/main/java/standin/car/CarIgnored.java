package standin.car;

/** A CAR that the server passes over and does not call faulty: it is only logged, so readiness stays green. */
final class CarIgnored extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean warning;

    private CarIgnored(String message, Throwable cause, boolean warning) {
        super(message, cause);
        this.warning = warning;
    }

    static CarIgnored error(String message, Throwable cause) {
        return new CarIgnored(message, cause, false);
    }

    static CarIgnored warning(String message) {
        return new CarIgnored(message, null, true);
    }

    boolean isWarning() {
        return warning;
    }
}
