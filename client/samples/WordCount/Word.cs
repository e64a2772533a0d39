namespace OrleansFlow.Samples.WordCount;

/// <summary>A word with how often it has been seen so far.</summary>
/// <param name="Text">The word, in lower case.</param>
/// <param name="Count">How often.</param>
public readonly record struct Word(string Text, long Count);
