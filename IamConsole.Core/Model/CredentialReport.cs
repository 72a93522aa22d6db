using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>The one stored credential report of an account: when which credential was made and used, and no secret.</summary>
public sealed class CredentialReport : IAccountOwned
{
    public string AccountId { get; set; } = "";

    /// <summary>When the report that is being generated was asked for; none while no generation is under way.</summary>
    public DateTimeOffset? RequestedAt { get; set; }

    /// <summary>The state of the account that <see cref="Content"/> shows; none before the first report.</summary>
    public DateTimeOffset? GeneratedAt { get; set; }

    /// <summary>The file, CSV in UTF-8; none before the first report.</summary>
    public byte[]? Content { get; set; }
}

internal sealed class CredentialReportMapping : IEntityTypeConfiguration<CredentialReport>
{
    public void Configure(EntityTypeBuilder<CredentialReport> builder)
    {
        builder.ToTable("CredentialReports").HasKey(report => report.AccountId);
        builder.HasOne<Account>().WithOne().HasForeignKey<CredentialReport>(report => report.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
