namespace Orleans.Embedded;

/// <summary>The activation on which a request runs; none for observers.</summary>
internal interface ITargetContext
{
    IGrainContext? Context { get; }
}
