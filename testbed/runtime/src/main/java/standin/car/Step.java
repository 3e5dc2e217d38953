package standin.car;

/**
 * One artifact on its way into the server. All are added before the first is initialised, so that they may refer to
 * each other.
 *
 * @param what kind and name, for the log
 * @param add makes it known by name; fails if the name is taken
 * @param init makes it work; the last moment at which it may fail
 * @param remove takes it out again, whether or not it was initialised
 */
public record Step(String what, Runnable add, Runnable init, Runnable remove) {}
