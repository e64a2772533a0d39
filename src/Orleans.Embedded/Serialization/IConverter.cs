namespace Orleans;

/// <summary>Converts a foreign type to a serializable one and back.</summary>
public interface IConverter<TValue, TSurrogate>
    where TSurrogate : struct
{
    /// <summary>The value of a surrogate.</summary>
    TValue ConvertFromSurrogate(in TSurrogate surrogate);

    /// <summary>The surrogate of a value.</summary>
    TSurrogate ConvertToSurrogate(in TValue value);
}
