namespace Orleans.Runtime;

/// <summary>Something that can be called through a reference.</summary>
public interface IAddressable
{
}
