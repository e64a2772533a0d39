namespace OrleansFlow.Types;

/// <summary>The answer to a question that is asked when all parts are known; any number of threads may find it, all the same one.</summary>
internal enum Answer
{
    Unknown,
    Yes,
    No,
}
