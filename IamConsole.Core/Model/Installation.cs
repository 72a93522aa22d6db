using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>The one row that is about the installation itself.</summary>
public sealed class Installation
{
    /// <summary>Always 1.</summary>
    public int Key { get; init; } = 1;

    /// <summary>Eight lower-case characters that set this installation's cookies apart, since cookies ignore ports.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class InstallationMapping : IEntityTypeConfiguration<Installation>
{
    public void Configure(EntityTypeBuilder<Installation> builder)
    {
        builder.ToTable("Installation").HasKey(installation => installation.Key);
        builder.Property(installation => installation.Key).ValueGeneratedNever();
    }
}
