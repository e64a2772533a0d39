namespace Orleans;

/// <summary>A part of a silo that is addressed by silo, not by the directory.</summary>
public interface ISystemTarget : IAddressable
{
}
