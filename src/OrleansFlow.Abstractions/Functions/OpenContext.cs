namespace OrleansFlow.Functions;

/// <summary>What a rich function is opened with (OpenContext).</summary>
public sealed class OpenContext
{
    /// <summary>The one instance; a place for what later versions say.</summary>
    public static OpenContext Default { get; } = new();
}
