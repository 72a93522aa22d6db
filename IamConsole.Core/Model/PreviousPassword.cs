using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IamConsole.Core.Model;

/// <summary>A password that a user had before, as a hash, so that it can be refused when it is chosen again.</summary>
public sealed class PreviousPassword : IAccountOwned
{
    public string AccountId { get; set; } = "";

    public required string UserId { get; init; }

    public required string PasswordHash { get; init; }

    public required DateTimeOffset ReplacedAt { get; init; }
}

internal sealed class PreviousPasswordMapping : IEntityTypeConfiguration<PreviousPassword>
{
    public void Configure(EntityTypeBuilder<PreviousPassword> builder)
    {
        builder.ToTable("PreviousPasswords").HasKey(password => new { password.AccountId, password.UserId, password.PasswordHash });
        builder.HasOne<LoginProfile>().WithMany().HasForeignKey(password => new { password.AccountId, password.UserId }).OnDelete(DeleteBehavior.Cascade);
    }
}
