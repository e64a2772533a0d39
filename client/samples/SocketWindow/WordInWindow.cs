namespace OrleansFlow.Samples.SocketWindow;

/// <summary>How often a word came in a window.</summary>
/// <param name="WindowStart">Start of the window, ms since 1970.</param>
/// <param name="Word">The word.</param>
/// <param name="Count">How often it came.</param>
public readonly record struct WordInWindow(long WindowStart, string Word, long Count);
