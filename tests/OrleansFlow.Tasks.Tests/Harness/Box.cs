namespace OrleansFlow.Tasks.Tests.Harness;

/// <summary>A record that functions can change.</summary>
public sealed class Box
{
    /// <summary>What is changed.</summary>
    public int Value { get; set; }
}
