namespace Orleans;

/// <summary>An object outside of grains that grains can call through a reference.</summary>
public interface IGrainObserver : IAddressable
{
}
