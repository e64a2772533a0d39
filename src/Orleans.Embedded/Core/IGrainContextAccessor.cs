namespace Orleans.Runtime;

/// <summary>Gives the activation whose code is running.</summary>
public interface IGrainContextAccessor
{
    /// <summary>The activation; null outside of grains.</summary>
    IGrainContext GrainContext { get; }
}
