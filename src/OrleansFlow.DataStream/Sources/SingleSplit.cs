namespace OrleansFlow.Sources;

/// <summary>The one split of a source that cannot be divided: whichever subtask asks first reads it, the others end at once.</summary>
/// <param name="Name">What is read, for logs.</param>
public sealed record SingleSplit(string Name);
