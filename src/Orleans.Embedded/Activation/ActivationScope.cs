namespace Orleans.Embedded;

/// <summary>The activation to which a scope of services belongs.</summary>
internal sealed class ActivationScope
{
    public IGrainContext? Context { get; set; }
}
