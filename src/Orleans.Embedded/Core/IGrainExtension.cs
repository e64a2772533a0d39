namespace Orleans.Runtime;

/// <summary>An interface that is added to grains of any class.</summary>
public interface IGrainExtension : IAddressable
{
}
