using System.Globalization;

namespace Orleans.Runtime;

/// <summary>Integer and Guid keys, with and without an extension, as the text of a key.</summary>
public static class GrainIdKeyExtensions
{
    /// <summary>The key of an integer.</summary>
    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    /// <summary>The key of an integer with an extension.</summary>
    public static IdSpan CreateIntegerKey(long key, string? keyExtension) =>
        string.IsNullOrWhiteSpace(keyExtension) ? CreateIntegerKey(key) : IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture) + "+" + keyExtension);

    /// <summary>The key of a Guid.</summary>
    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key.ToString("N"));

    /// <summary>The key of a Guid with an extension.</summary>
    public static IdSpan CreateGuidKey(Guid key, string? keyExtension) =>
        string.IsNullOrWhiteSpace(keyExtension) ? CreateGuidKey(key) : IdSpan.Create(key.ToString("N") + "+" + keyExtension);

    /// <summary>Reads an integer key.</summary>
    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        var text = Split(grainId, out keyExt);
        return long.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out key);
    }

    /// <summary>Reads a Guid key.</summary>
    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        var text = Split(grainId, out keyExt);
        return Guid.TryParseExact(text, "N", out key);
    }

    /// <summary>The integer key.</summary>
    /// <exception cref="ArgumentException">The key is no integer.</exception>
    public static long GetIntegerKey(this GrainId grainId) => GetIntegerKey(grainId, out _);

    /// <summary>The integer key and its extension.</summary>
    /// <exception cref="ArgumentException">The key is no integer.</exception>
    public static long GetIntegerKey(this GrainId grainId, out string? keyExt) =>
        TryGetIntegerKey(grainId, out var key, out keyExt) ? key : throw new ArgumentException($"The key of {grainId} is not an integer.", nameof(grainId));

    /// <summary>The Guid key.</summary>
    /// <exception cref="ArgumentException">The key is no Guid.</exception>
    public static Guid GetGuidKey(this GrainId grainId) => GetGuidKey(grainId, out _);

    /// <summary>The Guid key and its extension.</summary>
    /// <exception cref="ArgumentException">The key is no Guid.</exception>
    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt) =>
        TryGetGuidKey(grainId, out var key, out keyExt) ? key : throw new ArgumentException($"The key of {grainId} is not a Guid.", nameof(grainId));

    private static string Split(GrainId grainId, out string? keyExt)
    {
        var text = grainId.Key.ToString();
        var plus = text.IndexOf('+');
        keyExt = plus < 0 ? null : text[(plus + 1)..];
        return plus < 0 ? text : text[..plus];
    }
}
