namespace OrleansFlow.Graph;

/// <summary>An operator at an end of a feedback edge: all of an iteration must be in the same slots.</summary>
internal interface IIterationEndSpec
{
    /// <summary>Number of the iteration in the program.</summary>
    int Iteration { get; }
}
