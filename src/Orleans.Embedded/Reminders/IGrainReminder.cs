namespace Orleans.Runtime;

/// <summary>A registered reminder.</summary>
public interface IGrainReminder
{
    /// <summary>Its name, unique for its grain.</summary>
    string ReminderName { get; }
}
