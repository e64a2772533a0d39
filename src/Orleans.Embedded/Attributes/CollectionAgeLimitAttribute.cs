namespace Orleans;

/// <summary>The age at which idle activations of the class are collected.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class CollectionAgeLimitAttribute : Attribute
{
    /// <summary>The age is set by the properties.</summary>
    public CollectionAgeLimitAttribute()
    {
    }

    /// <summary>The age as <c>hh:mm:ss</c>.</summary>
    public CollectionAgeLimitAttribute(string inactivityPeriod) => Minutes = TimeSpan.Parse(inactivityPeriod, System.Globalization.CultureInfo.InvariantCulture).TotalMinutes;

    /// <summary>Days of the age.</summary>
    public double Days { get; set; }

    /// <summary>Hours of the age.</summary>
    public double Hours { get; set; }

    /// <summary>Minutes of the age.</summary>
    public double Minutes { get; set; }

    /// <summary>Whether activations are never collected.</summary>
    public bool AlwaysActive { get; set; }

    /// <summary>The age.</summary>
    public TimeSpan AgeLimit => AlwaysActive ? TimeSpan.MaxValue : TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
}
